import {importKinds} from '../config/packs.js'
import {type CleanerRecipe, createCleaners} from '../config/rule-set.js'
import {serve} from './serve.js'

await serve(async (recipe: CleanerRecipe) => createCleaners(recipe, await importKinds(recipe.kinds)))
