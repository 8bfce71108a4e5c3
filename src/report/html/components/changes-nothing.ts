import {createContext} from 'preact'

/** Whether the articles stay as they are: then what is drawn as made is told as what is to do. */
export const ChangesNothing = createContext(false)
