import type { Time } from "./forms"

/** A number with two digits at least. */
export const pad = (n: number): string => String(n).padStart(2, "0")

/** The offset of the browser's zone at a time, such as +01:00. */
export function offset(at: Date = new Date()): string {
  const minutes = -at.getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** The browser's zone in words, such as Europe/Oslo (UTC+01:00). */
export function zone(): string {
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} (UTC${offset()})`
}

/** The whole time in the browser's zone: 2026-01-31 09:00:00 +01:00. */
export function whole(time: Time): string {
  if (!time) {
    return ""
  }
  const at = new Date(time)
  return `${day(at)} ${clock(at)} ${offset(at)}`
}

/** The time of today without its day, an earlier one with it. */
export function short(time: Time): string {
  if (!time) {
    return ""
  }
  const at = new Date(time)
  const isToday = day(at) === day(new Date())
  return isToday ? clock(at) : `${day(at)} ${clock(at)}`
}

function day(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
}

function clock(at: Date): string {
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g

/** A text of the application with its times in the browser's zone. */
export function local(text: string): string {
  return text.replace(INSTANT, (time) => `${short(time)} ${offset(new Date(time))}`)
}

/** A length of time in the two largest units: 45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function duration(seconds: number): string {
  const s = Math.round(seconds)
  if (seconds < 10 && !Number.isInteger(seconds)) {
    return `${seconds.toFixed(1)} s`
  }
  if (s < 60) {
    return `${s} s`
  }
  if (s < 3600) {
    return two(Math.floor(s / 60), "min", s % 60, "s")
  }
  return s < 86400
    ? two(Math.floor(s / 3600), "h", Math.floor((s % 3600) / 60), "min")
    : two(Math.floor(s / 86400), "d", Math.floor((s % 86400) / 3600), "h")
}

function two(large: number, unit: string, small: number, part: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${part}`
}

/** How far a time is from now: 12 s ago, in 3 min. */
export function distance(time: Time): string {
  if (!time) {
    return ""
  }
  const seconds = (Date.now() - new Date(time).getTime()) / 1000
  const size = duration(Math.abs(Math.round(seconds)))
  return seconds < 0 ? `in ${size}` : `${size} ago`
}

/** A number with its thousands apart: 12,345. */
export function count(n: number): string {
  return n.toLocaleString("en")
}

/** A number with the right form of its noun: 1 row, 2 rows. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`
}
