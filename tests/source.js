import {register} from 'tsx/esm/api'

// Like `--import tsx`, but in workers too.
register()
