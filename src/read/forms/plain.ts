import type {Form} from './form.js'

/** Text that means itself. */
export const plain: Form = {
  frame: '',
  segments: written => [{start: 0, end: written.length}],
  escaper: () => text => text,
  write: text => text
}
