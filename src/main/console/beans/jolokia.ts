import { hawtio } from "@hawtio/react"

/**
 * One question to a bean: some attributes, or the answer of an operation. A bean without a domain is
 * one of ours.
 */
export type Question =
  | { bean: string; attributes?: string[] }
  | { bean: string; operation: string; arguments: unknown[] }

/** The value, or why there is none. A bean that the application does not have is `missing`. */
export type Answer<T> = { value: T } | { error: string; missing: boolean }

interface Response {
  status: number
  value?: unknown
  error?: string
  error_type?: string
}

const GONE = "javax.management.InstanceNotFoundException"

/** Asks several questions in one request. Fails only if the server does not answer. */
export async function ask(questions: Question[], signal?: AbortSignal): Promise<Answer<unknown>[]> {
  if (questions.length === 0) {
    return []
  }
  const responses = (await post(questions.map(toRequest), signal)) as Response[]
  return responses.map(toAnswer)
}

/** Calls one operation and returns its value; an error carries the words of the bean. */
export async function call(bean: string, operation: string, ...args: unknown[]): Promise<unknown> {
  const question = { bean, operation, arguments: args }
  const response = (await post(toRequest(question))) as Response
  const answer = toAnswer(response)
  if ("error" in answer) {
    throw new Error(answer.error)
  }
  return answer.value
}

function toRequest(question: Question): object {
  const mbean = question.bean.includes(":") ? question.bean : `p2c:${question.bean}`
  const config = { maxDepth: 12, maxCollectionSize: 0, ignoreErrors: true }
  return "operation" in question
    ? { type: "exec", mbean, operation: question.operation, arguments: question.arguments, config }
    : { type: "read", mbean, attribute: question.attributes, config }
}

function toAnswer(response: Response): Answer<unknown> {
  return response.status === 200
    ? { value: response.value }
    : { error: words(response.error ?? "no answer"), missing: response.error_type === GONE }
}

/** An exception's text without the names of its classes. */
function words(error: string): string {
  return error.replace(/^(?:[\w$]+(?:\.[\w$]+)+ : )?(?:[\w$]+(?:\.[\w$]+)+: )*/, "")
}

async function post(body: object, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`${hawtio.getBasePath() ?? ""}/jolokia`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
  if (response.status === 401 || response.headers.get("Hawtio-Forbidden-Reason") !== null) {
    window.location.reload() // The session has ended: the server leads to the login page.
  }
  if (!response.ok) {
    throw new Error(`the application answered ${response.status} ${response.statusText}`)
  }
  return response.json()
}
