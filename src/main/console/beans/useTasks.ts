import type { TaskForm } from "./forms"
import { useBeans } from "./useBeans"

const TASKS = [{ bean: "type=Mappings", operation: "tasks", arguments: [] }]

/** All tasks; none while they are not known. */
export function useTasks(): TaskForm[] {
  const { answers } = useBeans(TASKS, 60)
  const answer = answers?.[0]
  return answer !== undefined && "value" in answer ? (answer.value as TaskForm[]) : []
}
