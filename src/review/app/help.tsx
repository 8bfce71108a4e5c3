import {useState} from 'preact/hooks'
import {Dialog} from './dialog.js'
import {areKeysOn, keys, switchKeys} from './keys.js'

/** What keys do, and how to switch them off. */
export function Help({onClose}: {readonly onClose: () => void}) {
  const [isOn, setOn] = useState(areKeysOn())
  const change = (next: boolean) => {
    switchKeys(next)
    setOn(next)
  }
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {keys.map(({key, label}) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p class="meta">The number of a change leads to it by a click. Accepting or rejecting twice takes it back.</p>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={event => change(event.currentTarget.checked)} />
        <span>Single keys are on</span>
      </label>
    </Dialog>
  )
}
