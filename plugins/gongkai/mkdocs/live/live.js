// A page of a preview: it is loaded anew when it was built, and shows what is wrong in its corner.

const sheet = document.createElement("link")
sheet.rel = "stylesheet"
sheet.href = "/.gongkai/live.css"
document.head.append(sheet)

const corner = document.createElement("aside")
corner.className = "gk-live"
corner.setAttribute("role", "status")
corner.hidden = true
document.body.append(corner)

const element = (name, text, kind) => {
  const made = document.createElement(name)
  made.textContent = text
  if (kind) made.className = kind
  return made
}

const show = ({ busy, failed, heading, findings }) => {
  const parts = []
  if (busy) parts.push(element("p", busy, "busy"))
  if (failed && !findings.length) parts.push(element("pre", failed, "failed"))
  if (findings.length) {
    parts.push(element("h2", heading))
    const list = document.createElement("ul")
    for (const one of findings) {
      const item = element("li", "", one.severity)
      item.append(
        element("code", `${one.path}:${one.line}:${one.column}`),
        element("b", one.code),
        element("span", one.message),
        element("small", one.fix),
      )
      list.append(item)
    }
    parts.push(list)
  }
  corner.replaceChildren(...parts)
  corner.hidden = parts.length === 0
}

let built = null
new EventSource("/.gongkai/events").onmessage = ({ data }) => {
  const news = JSON.parse(data)
  if (built !== null && news.built > built) location.reload()
  built = news.built
  show(news)
}
