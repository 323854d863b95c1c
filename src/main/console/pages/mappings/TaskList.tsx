import React from "react"
import type { TaskForm } from "../../beans/forms"

interface Props {
  tasks: TaskForm[]
  chosen: string
  onChoose: (task: string) => void
}

/** The tasks by direction, to choose one. */
export function TaskList({ tasks, chosen, onChoose }: Props): React.ReactElement {
  return (
    <nav className="p2c-tasks" aria-label="Tasks" data-ready>
      {tasks.map((one) => (
        <button
          key={one.task}
          type="button"
          aria-current={one.task === chosen}
          title={`${one.source} → ${one.target}, ${one.file}, version ${one.version}`}
          onClick={() => onChoose(one.task)}
        >
          <strong>{one.task}</strong>
          <span>
            {one.direction || "no direction"}, {one.rules} rules
            {one.mistakes.length > 0 && <span className="p2c-state p2c-bad"> ✕ mistakes</span>}
          </span>
        </button>
      ))}
    </nav>
  )
}
