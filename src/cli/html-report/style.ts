/** How the page looks, on a screen and on paper. The page allows this text only, by its digest. @module */

export const style = `
:root { color-scheme: light; --ink: #1d2733; --dim: #5b6875; --line: #d8dee5; --good: #17653a; --bad: #a4211b; --open: #8a5a00; --soft: #f6f8fa; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: .95rem; margin: 0 0 .35rem; }
p { margin: .25rem 0; }
a { color: inherit; }
bdi, td, dd { overflow-wrap: anywhere; }
.dim, .where { color: var(--dim); }
.where, code { font: .82rem ui-monospace, monospace; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
.credential { border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 1.5rem 0; }
.answers { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin: 1rem 0; }
.answers > div { border: 1px solid var(--line); border-left-width: .35rem; border-radius: .35rem; padding: .6rem .9rem; }
.answers .good { border-left-color: var(--good); } .answers .bad { border-left-color: var(--bad); } .answers .open { border-left-color: var(--open); }
.answers p, .answers bdi { color: var(--ink); }
.answers strong { display: block; font-size: 1.1rem; }
.question { font-size: .85rem; color: var(--dim) !important; }
.face { display: grid; grid-template-columns: 1fr auto; gap: 1rem; background: var(--soft); border-radius: .35rem; padding: .9rem 1.1rem; }
.face img { max-width: 9rem; max-height: 9rem; }
dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--dim); } dd { margin: 0; }
.part { grid-column: 1 / -1; border-top: 1px solid var(--line); margin-top: .5rem; padding-top: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: left; font-weight: 600; color: var(--dim); }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; vertical-align: top; }
.sides { table-layout: fixed; } .sides th:nth-child(3), .sides td:nth-child(3) { width: 24%; }
.mark { width: 6.5rem; white-space: nowrap; font-weight: 600; }
details { margin: .5rem 0; } summary { cursor: pointer; }
.nested { border-left: 3px solid var(--line); padding-left: 1rem; margin-top: 1rem; }
footer { color: var(--dim); font-size: .85rem; margin-top: 2rem; }
@media (max-width: 40rem) { .answers, .face { grid-template-columns: 1fr; } }
@media print { .credential { break-inside: avoid-page; } details > * { display: revert; } }
`
