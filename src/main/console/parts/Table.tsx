import React from "react"

export interface Column<T> {
  title: string
  cell: (row: T) => React.ReactNode
  /** Numbers are set to the right. */
  isNumber?: boolean
}

interface Props<T> {
  label: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T, index: number) => string
  empty: string
}

/** A table of rows, or a sentence that there are none. */
export function Table<T>({ label, columns, rows, keyOf, empty }: Props<T>): React.ReactElement {
  if (rows.length === 0) {
    return (
      <p className="p2c-empty" data-ready>
        {empty}
      </p>
    )
  }
  return (
    <div className="p2c-scroll">
      <table className="pf-v5-c-table pf-m-compact p2c-table" aria-label={label} data-ready>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.isNumber ? "p2c-number" : ""}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map((column) => (
                <td key={column.title} className={column.isNumber ? "p2c-number" : ""}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
