import {type CleanerRecipe, createCleaners} from '../config/rule-set.js'
import {serve} from './serve.js'

serve((recipe: CleanerRecipe) => createCleaners(recipe))
