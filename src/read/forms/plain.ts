import type {Form} from './form.js'

/** Text that means itself. */
export const plain: Form = {
  segments: written => [{start: 0, end: written.length}],
  escaper: () => text => text,
  write: text => text
}
