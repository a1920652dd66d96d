/** What ours does with a badge, by name: each from its text, as a caller would who got it from a network or a file. */
export async function works() {
  const [{ verify }, { validate }, { convert }] = await Promise.all(
    ['verify', 'validate', 'convert'].map((name) => import(`../../dist/${name}.js`)),
  )
  return {
    verify: (text) => verify(JSON.parse(text)),
    validate: (text) => validate(JSON.parse(text)),
    'convert to ELM': (text) => convert(JSON.parse(text), { to: 'elm' }),
    'convert to CLR 2.0': (text) => convert(JSON.parse(text), { to: 'clr2' }),
    'convert to Open Badges 2.0': (text) => convert(JSON.parse(text), { to: 'ob2' }),
  }
}
