/** Which renderer shows what a command found. @module */
import type { Renderer, Rendering } from '../output.ts'
import { csvRenderer } from './csv.ts'
import { htmlRenderer } from './html.ts'
import { humanRenderer } from './human.ts'
import { jsonRenderer, ndjsonRenderer } from './json.ts'

/** What the options ask for, as one renderer: a report file is written beside what is printed. */
export function rendererOf(rendering: Rendering): Renderer {
  const { report } = rendering.session.given
  const renderers: readonly Renderer[] = [printing(rendering), ...(report === undefined ? [] : [htmlRenderer(rendering, report)])]
  return {
    each: async (told) => {
      for (const renderer of renderers) await renderer.each(told)
    },
    end: async (tally) => {
      for (const renderer of renderers) await renderer.end(tally)
    },
    drop: async () => {
      for (const renderer of renderers) await renderer.drop?.()
    },
  }
}

/** What goes to standard output. */
export function printing(rendering: Rendering): Renderer {
  const { csv, ndjson, json } = rendering.session.given
  if (csv) return csvRenderer(rendering)
  if (ndjson) return ndjsonRenderer(rendering)
  return json ? jsonRenderer(rendering) : humanRenderer(rendering)
}
