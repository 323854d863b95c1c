/** Libraries by name and version, as webpack shares them. */
export type Scope = Record<string, Record<string, { get: () => Promise<() => unknown> }>>

const NEEDED = ["react", "react-router-dom", "@hawtio/react"]
const libraries: Record<string, unknown> = {}

/** Takes the needed libraries, so that the plugin and Hawtio have one React. */
export async function take(scope: Scope): Promise<void> {
  await Promise.all(NEEDED.map((name) => takeOne(scope, name)))
}

async function takeOne(scope: Scope, name: string): Promise<void> {
  const version = Object.values(scope[name] ?? {})[0]
  if (version === undefined) {
    throw new Error(`Hawtio does not share ${name}`)
  }
  const module = await version.get()
  libraries[name] = module()
}

export function shared(name: string): unknown {
  return libraries[name]
}
