import React from "react"
import { Link } from "react-router-dom"
import type { AlertForm, AlertRuleForm, AlertsForm } from "../beans/forms"
import { local } from "../beans/times"
import { useBeans } from "../beans/useBeans"
import { useActing } from "../parts/Acting"
import { Answered } from "../parts/Answered"
import { Button } from "../parts/Button"
import { State } from "../parts/State"
import { type Column, Table } from "../parts/Table"
import { When } from "../parts/When"

const ALERTS = [{ bean: "type=Alerts", attributes: ["Open", "Newest", "Rules", "Channels", "Unsent"] }]

const ALERT: Column<AlertForm>[] = [
  { title: "Severity", cell: (alert) => <State state={alert.severity} /> },
  { title: "Rule", cell: (alert) => alert.rule },
  {
    title: "What is wrong",
    cell: (alert) => (
      <span className="p2c-long">
        {alert.link === "" ? local(alert.text) : <Link to={alert.link}>{local(alert.text)}</Link>}
      </span>
    ),
  },
  { title: "Since", cell: (alert) => <When time={alert.raisedAt} /> },
]

const OVER: Column<AlertForm>[] = [...ALERT, { title: "Over", cell: (alert) => <When time={alert.endedAt} /> }]

const RULES: Column<AlertRuleForm>[] = [
  { title: "Rule", cell: (rule) => rule.name },
  { title: "Tells when", cell: (rule) => rule.watches },
  { title: "What to do then", cell: (rule) => rule.cure },
]

/** What operators were told by mail or chat, and by which rules. */
export function Alerts(): React.ReactElement {
  const { mayAct, act } = useActing()
  const { answers } = useBeans(ALERTS, 5)
  return (
    <>
      <h1>Alerts</h1>
      <Answered<AlertsForm> answer={answers?.[0]} what="alerts">
        {(alerts) => (
          <>
            {alerts.Channels.length === 0 && (
              <p className="p2c-notice p2c-warn">
                No channel is set, so nobody is told: set p2c.alert.mail.to and p2c.alert.mail.host, or
                P2C_ALERT_WEBHOOK_URL, and start again.
              </p>
            )}
            <Table
              label="Open alerts"
              columns={ALERT}
              rows={alerts.Open}
              keyOf={(alert) => String(alert.id)}
              empty="✓ No alert is open."
            />
            {alerts.Unsent.map((line) => (
              <p key={line} className="p2c-notice p2c-warn">
                Still to be sent: {local(line)}
              </p>
            ))}
            {mayAct && (
              <p className="p2c-buttons">
                <Button
                  text="Send a test"
                  onPress={() => void act("Send a test", "type=Alerts", "test")}
                />
                <span className="p2c-quiet">by every channel that is set: mail, Teams or Slack</span>
              </p>
            )}
            <h2>Alerts that are over</h2>
            <Table
              label="Alerts that are over"
              columns={OVER}
              rows={alerts.Newest.filter((alert) => alert.endedAt)}
              keyOf={(alert) => String(alert.id)}
              empty="None yet."
            />
            <h2>Rules that are switched on</h2>
            <Table
              label="Rules of alerts"
              columns={RULES}
              rows={alerts.Rules}
              keyOf={(rule) => rule.name}
              empty="No rule is switched on: see p2c.alert.rules."
            />
          </>
        )}
      </Answered>
    </>
  )
}
