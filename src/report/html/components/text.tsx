import {keptText, markedText, type Part, sentenceParts, type Shown} from '../signs.js'

function Signs({shown}: {readonly shown: Shown}) {
  return (
    <>
      {shown.map(one =>
        typeof one === 'string' ? (
          one
        ) : (
          <span class="sign" title={one.title}>
            {one.label}
          </span>
        )
      )}
    </>
  )
}

/** Article text that stayed. */
export function Kept({text}: {readonly text: string}) {
  return <Signs shown={keptText(text)} />
}

/** Article text that changed: nothing in it is invisible. */
export function Marked({text}: {readonly text: string}) {
  return <Signs shown={markedText(text)} />
}

/** A sentence of a report, with the article text that it quotes set apart. */
export function Sentence({text}: {readonly text: string}) {
  const draw = ({type, text: shown}: Part) =>
    type === 'value' ? (
      <code>
        <Signs shown={shown} />
      </code>
    ) : (
      <Signs shown={shown} />
    )
  return <bdi>{sentenceParts(text).map(draw)}</bdi>
}
