import type {Item} from '../protocol.js'
import {choicesOf, type Filter, noFilter} from './filter.js'

interface ToolsProps {
  readonly items: readonly Item[]
  readonly shown: number
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** What narrows the list down. */
export function Tools({items, shown, filter, onChange}: ToolsProps) {
  const isFiltered = Object.keys(noFilter).some(key => filter[key as keyof Filter] !== noFilter[key as keyof Filter])
  return (
    <form class="tools" role="search" aria-label="Filter articles" onSubmit={event => event.preventDefault()}>
      <label class="search">
        <span>Search articles</span>
        <input
          type="search"
          id="query"
          placeholder="Name or text"
          autocomplete="off"
          value={filter.query}
          onInput={event => onChange({...filter, query: event.currentTarget.value})}
        />
      </label>
      <Select
        label="Verdict"
        value={filter.verdict}
        values={choicesOf(items, item => [item.verdict])}
        onChange={verdict => onChange({...filter, verdict})}
      />
      <Select
        label="Rule"
        value={filter.rule}
        values={choicesOf(items, item => Object.keys(item.rules))}
        onChange={rule => onChange({...filter, rule})}
      />
      <Select
        label="File or folder"
        value={filter.source}
        values={choicesOf(items, item => [item.source])}
        onChange={source => onChange({...filter, source})}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={filter.onlyOpen}
          onChange={event => onChange({...filter, onlyOpen: event.currentTarget.checked})}
        />
        <span>Open changes only</span>
      </label>
      <p class="shown">
        <output aria-live="polite">
          {shown.toLocaleString('en')} of {items.length.toLocaleString('en')}
        </output>
        {isFiltered && (
          <button type="button" class="plain" onClick={() => onChange(noFilter)}>
            Clear
          </button>
        )}
      </p>
    </form>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly values: readonly string[]
  readonly onChange: (value: string) => void
}

function Select({label, value, values, onChange}: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={event => onChange(event.currentTarget.value)}>
        <option value="">All</option>
        {values.map(one => (
          <option value={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}
