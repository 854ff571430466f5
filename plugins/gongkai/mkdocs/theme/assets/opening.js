// Says whether a place is open now, by the clock of China and the hours that its page has for today.
// A page that was built too long ago has none, and then nothing is said.

const stated = document.querySelector("[data-gk-open]");
if (stated) {
  const days = JSON.parse(stated.dataset.gkOpen);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date());
  const part = (type) => parts.find((one) => one.type === type).value;
  const hours = days[`${part("year")}-${part("month")}-${part("day")}`];
  const now = `${part("hour")}:${part("minute")}`;
  if (hours) {
    const open = hours.find(([opens, closes]) => opens <= now && now < closes);
    const next = hours.find(([opens]) => now < opens);
    const { open: isOpen, later, closed, today } = stated.dataset;
    if (open) stated.textContent = isOpen.replace("{time}", open[1]);
    else if (next) stated.textContent = later.replace("{time}", next[0]);
    else stated.textContent = hours.length ? closed : today;
    stated.hidden = false;
  }
}
