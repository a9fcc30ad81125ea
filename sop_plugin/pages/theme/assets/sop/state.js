// Evaluates each document's state again by the date of the manual's time zone: a page built in March is read in June, and a
// revision takes effect for all readers at once, wherever their clocks stand.
// The rule is that of sop_plugin/model/lifecycle.py; a browser test holds the two together.
(() => {
  "use strict";

  const DAY = 86400000;

  const pad = (number, width) => String(number).padStart(width, "0");

  // Hours before Greenwich of zones that know no summer time: the first use of Intl takes a phone 60 ms. A test holds them to Intl.
  const FIXED = {
    UTC: 0,
    "Asia/Bangkok": 7,
    "Asia/Ho_Chi_Minh": 7,
    "Asia/Jakarta": 7,
    "Asia/Shanghai": 8,
    "Asia/Hong_Kong": 8,
    "Asia/Macau": 8,
    "Asia/Taipei": 8,
    "Asia/Singapore": 8,
    "Asia/Kuala_Lumpur": 8,
    "Asia/Manila": 8,
    "Asia/Seoul": 9,
    "Asia/Tokyo": 9,
  };

  const dayIn = (timeZone) => {
    if (Object.hasOwn(FIXED, timeZone ?? "")) return new Date(Date.now() + FIXED[timeZone] * 3600000).toISOString().slice(0, 10);
    const numbers = { calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "numeric", day: "numeric" };
    const parts = new Intl.DateTimeFormat("en", { ...numbers, timeZone }).formatToParts(new Date());
    const [year, month, day] = ["year", "month", "day"].map((type) => parts.find((part) => part.type === type).value);
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  };

  // Days as YYYY-MM-DD: they compare as text. `zone` is for pages that say none, such as those outside control.
  const today = (zone) => {
    const page = document.querySelector("[data-sop-page][data-time-zone]");
    try {
      return dayIn(page?.dataset.timeZone || zone || undefined);
    } catch {
      return dayIn(undefined); // a zone that this browser does not know
    }
  };

  const daysBetween = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

  const daysBefore = (day, count) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY).toISOString().slice(0, 10);

  // First match wins, as in derive_state().
  const deriveState = (document_, day, leadDays) => {
    const { status, effective, reviewDue, expires, withdrawn, superseded } = document_;
    if (status === "draft" || status === "in_review") return status;
    if (status === "withdrawn" && (!withdrawn || withdrawn <= day)) return "withdrawn";
    if (superseded && superseded <= day) return "superseded";
    if (!effective || day < effective) return "scheduled";
    if (expires && day > expires) return "expired";
    if (reviewDue && day > reviewDue) return "overdue";
    if (reviewDue && day >= daysBefore(reviewDue, leadDays)) return "due";
    return "effective";
  };

  const showBadge = (page, element, state) => {
    const badge = page.querySelector(`template[data-sop-badge="${state}"]`);
    if (!badge) return;
    for (const cell of element.querySelectorAll("[data-sop-state]")) {
      cell.replaceChildren(badge.content.cloneNode(true));
    }
  };

  const showBanner = (page, state) => {
    const slot = page.querySelector("[data-sop-banner-slot]");
    const banner = page.querySelector(`template[data-sop-banner="${state}"]`);
    if (slot && banner) slot.replaceChildren(banner.content.cloneNode(true));
  };

  const evaluate = (page, day) => {
    const leadDays = Number(page.dataset.leadDays);
    const dated = page.matches("[data-status]") ? [page] : page.querySelectorAll("[data-sop-dates]");
    for (const element of dated) {
      const state = deriveState(element.dataset, day, leadDays);
      if (state === element.dataset.state) continue;
      element.dataset.state = state;
      showBadge(page, element, state);
      if (element === page) showBanner(page, state);
    }
    for (const notice of page.querySelectorAll("[data-sop-stale]")) {
      notice.hidden = daysBetween(notice.dataset.built, day) <= Number(notice.dataset.staleDays);
    }
  };

  let evaluated = "";

  const evaluateAll = () => {
    const day = today();
    if (day === evaluated) return;
    evaluated = day;
    for (const page of document.querySelectorAll("[data-sop-page]")) evaluate(page, day);
    document.dispatchEvent(new CustomEvent("sop:states", { detail: { day } }));
  };

  globalThis.sopState = { deriveState, daysBetween, today, dayIn, fixedZones: Object.keys(FIXED) };

  const start = () => {
    evaluated = "";
    evaluateAll();
  };
  // Material replaces pages without loading them where instant navigation is on.
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
  // A page that stays open over midnight.
  document.addEventListener("visibilitychange", evaluateAll);
})();
