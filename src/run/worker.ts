import {importKinds} from '../config/packs.js'
import {type CleanerRecipe, createCleaners} from '../config/rule-set.js'
import {answerOrders} from './orders.js'

await answerOrders(async (recipe: CleanerRecipe) => createCleaners(recipe, await importKinds(recipe.kinds)))
