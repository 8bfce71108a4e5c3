import type {Configuration} from './schema.js'

/** What a configuration starts from: it may say otherwise in everything. */
type Profile = Partial<Pick<Configuration, 'fix' | 'rules' | 'budget' | 'fail-on'>>

export const profileNames = ['publish', 'archive', 'strict', 'wordpress'] as const
export type ProfileName = (typeof profileNames)[number]

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** Articles on their way out: what is safe is repaired, and `check` fails on what is left of it. This is the default. */
  publish: {fix: 'safe', 'fail-on': 'warning'},

  /** Articles that are out already and that nobody will read again: what takes words away is only offered. */
  archive: {
    fix: 'safe',
    'fail-on': 'error',
    budget: {removedShare: 0.05},
    rules: {
      'residue/*': {fix: 'suggest'},
      'boilerplate/*': {fix: 'suggest'},
      'repeats/*': {fix: 'suggest'},
      'consistency/*': 'off'
    }
  },

  /** Nothing goes out that a person has not seen: suggestions and reports fail as well. */
  strict: {fix: 'safe', 'fail-on': 'info', budget: {removedShare: 0.08}},

  /** Posts that plugins fetch, translate and publish: leftovers of the machines fail whatever else is tolerated, credits are offered. */
  wordpress: {
    fix: 'safe',
    'fail-on': 'warning',
    rules: {
      'residue/*': {severity: 'error'},
      'agency-credit': {fix: 'suggest'},
      'photo-credit': {fix: 'suggest'},
      byline: {fix: 'suggest'}
    }
  }
}
