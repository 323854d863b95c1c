import React from "react"
import { Navigate, NavLink, Route, Routes } from "react-router-dom"
import { useBeans } from "./beans/useBeans"
import { zone } from "./beans/times"
import { ActingFrame } from "./parts/Acting"
import { Alerts } from "./pages/Alerts"
import { Conflicts } from "./pages/Conflicts"
import { Failures } from "./pages/Failures"
import { Find } from "./pages/Find"
import { Log } from "./pages/Log"
import { Mappings } from "./pages/Mappings"
import { Overview } from "./pages/Overview"
import { Runs } from "./pages/Runs"

const WHO = [{ bean: "type=Overview", attributes: ["Profile", "Version", "User", "Role"] }]

const PAGES: [path: string, title: string, page: React.ReactElement][] = [
  ["overview", "Overview", <Overview />],
  ["runs", "Runs", <Runs />],
  ["failures", "Failures", <Failures />],
  ["conflicts", "Conflicts", <Conflicts />],
  ["alerts", "Alerts", <Alerts />],
  ["find", "Find", <Find />],
  ["mappings", "Mappings", <Mappings />],
  ["log", "Log", <Log />],
]

/** The plugin "Prospect to cash": one page a tab. */
export function Plugin(): React.ReactElement {
  const { answers, lost } = useBeans(WHO, 30)
  const answer = answers?.[0]
  const who = answer !== undefined && "value" in answer ? (answer.value as Record<string, string>) : {}
  return (
    <div className="p2c">
      <header className="p2c-header">
        <nav aria-label="Prospect to cash">
          {PAGES.map(([path, title]) => (
            <NavLink
              key={path}
              to={`/p2c/${path}`}
              className={({ isActive }) => (isActive ? "p2c-here" : "")}
            >
              {title}
            </NavLink>
          ))}
        </nav>
        <span className="p2c-who">
          {who["Profile"] && <span title={`version ${who["Version"]}`}>{who["Profile"]}</span>}
          {who["User"] && (
            <span title="An operator acts; a viewer looks, so that buttons that act are not shown.">
              {who["User"]}
              {who["Role"] === "viewer" ? ", viewer: looks, does not act" : `, ${who["Role"]}`}
            </span>
          )}
          <span>times: {zone()}</span>
        </span>
      </header>
      {lost !== null && (
        <p role="alert" className="p2c-notice p2c-bad">
          The application does not answer ({lost}); what is shown may be old.
        </p>
      )}
      <main>
        <ActingFrame mayAct={who["Role"] === "operator"}>
          <Routes>
            {[
              ...PAGES.map(([path, , page]) => <Route key={path} path={`${path}/*`} element={page} />),
              <Route key="other" path="*" element={<Navigate to="/p2c/overview" replace />} />,
            ]}
          </Routes>
        </ActingFrame>
      </main>
    </div>
  )
}
