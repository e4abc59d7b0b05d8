// The presenter's page: gets every slide at once, draws them, and turns them by key, clicker, mouse or by itself.
"use strict";

const WIDTH = 960, HEIGHT = 540, LARGER = 1.28, TYPING = 900, HANDED = 400;
const asked = new URLSearchParams(location.search);
const wall = Math.max(0, Number(asked.get("wall")) || 0);
const forNotes = asked.has("notes");
const opened = asked.get("present") || "";

let show = null, stage = null, slides = [], at = 0, channel = null;
let typed = "", typing = 0, began = Date.now();

function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

async function get(part) {
  const answer = await fetch(`show/${part}?${asked}`, { cache: "no-store" });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

// What is written for a screen an arm's length away is made larger for the back row.
function grow(part) {
  if (Array.isArray(part)) part.forEach(grow);
  else if (part && typeof part === "object") {
    for (const [name, value] of Object.entries(part)) {
      if (/font$/i.test(name) && value && typeof value.size === "number") value.size *= LARGER;
      grow(value);
    }
  }
}

function cover() {
  const made = make("section", "slide cover");
  if (show.simulated) made.append(make("p", "notice", show.simulated));
  made.append(make("h1", "", show.title));
  for (const line of [show.occasion, show.speaker]) if (line) made.append(make("p", "", line));
  made.append(make("p", "scope", `${show.scope} · ${show.made}`));
  if (show.notice) made.append(make("p", "notice", show.notice));
  return { element: made, draw: null, title: show.title, note: "", questions: [] };
}

function slide(one, place) {
  const made = make("section", "slide");
  made.setAttribute("aria-label", one.alt || one.title);
  made.append(make("h1", "", one.title));
  const where = make("p", "where");
  where.append(make("span", "", one.section));
  if (one.edited) where.append(make("span", "", show.words.edited));
  if (show.simulated) where.append(make("span", "badge", show.simulated));
  const body = make("div", "body"), foot = make("footer");
  foot.append(make("span", "foot", one.foot), make("span", "page", `${place} / ${show.slides.length}`));
  made.append(where, body, foot);
  return { element: made, draw: () => DRAW[one.kind](one, body, made), title: one.title, note: one.note, questions: one.questions };
}

const DRAW = {
  text(one, body) { body.append(make("p", "said", one.text)); },

  table(one, body) {
    const box = make("div", "scroll"), table = make("table", one.rows.length > 9 ? "long" : "");
    box.tabIndex = 0;
    const head = table.createTHead().insertRow();
    one.columns.forEach((title) => head.append(make("th", "", title)));
    const rows = table.createTBody();
    one.rows.forEach((cells) => {
      const row = rows.insertRow();
      cells.forEach((cell) => row.append(make("td", "", cell)));
    });
    box.append(table);
    body.append(box);
  },

  chart(one, body, within) {
    const box = make("div");
    body.append(box);
    if (one.legend) body.append(legend(one.legend));
    const { data, layout } = one.plot;
    grow(data);
    grow(layout);
    const height = room(within, body) - (one.legend ? 52 : 0);
    // A map keeps its shape, so that its inset stands beside it.
    Object.assign(layout, { width: one.map ? Math.round(height * 1.45) : 900, height, autosize: false });
    if (one.map) box.className = "middle";
    Plotly.newPlot(box, data, layout, { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false });
    box.on("plotly_click", (event) => {
      const point = event.points[0];
      if (one.map) {
        const known = one.marks[point.location];
        if (known) tell(within, known.join("\n"), point.location);
      } else {
        const words = point.hovertext || point.text || "";
        const named = point.customdata && point.customdata[0] ? point.customdata[0] : "";
        tell(within, String(words).replace(/<[^>]*>/g, " "), String(named));
      }
    });
  },

  map(one, body, within) {
    const { size, areas, names, dots } = one.shapes;
    const height = room(within, body) - (one.legend ? 52 : 0);
    const map = shape("svg", { viewBox: `0 0 ${size[0]} ${size[1]}`, height, width: 900, class: "map", role: "img" });
    for (const area of areas) {
      const drawn = shape("path", { d: area.d, fill: area.fill, class: area.chosen ? "chosen" : "" });
      drawn.addEventListener("click", () => area.name && tell(within, [area.name, area.text].filter(Boolean).join("\n"), area.region));
      map.append(drawn);
    }
    for (const dot of dots) {
      const drawn = shape("circle", { cx: dot.at[0], cy: dot.at[1], r: dot.r });
      drawn.addEventListener("click", () => tell(within, `${dot.name}\n${dot.text}`, dot.region));
      map.append(drawn);
    }
    place(names).forEach((one) => {
      const text = shape("text", { x: one.at[0], y: one.at[1], fill: one.ink, stroke: one.under });
      text.textContent = one.name;
      map.append(text);
    });
    body.append(map);
    if (one.legend) body.append(legend(one.legend));
  },
};

// Names that would lie over another are left out.
function place(names) {
  const kept = [];
  for (const one of names) {
    const wide = [...one.name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 11 : 6), 0);
    const box = [one.at[0] - wide / 2, one.at[1] - 7, one.at[0] + wide / 2, one.at[1] + 7];
    if (!kept.some((k) => box[0] < k.box[2] && k.box[0] < box[2] && box[1] < k.box[3] && k.box[1] < box[3])) kept.push({ ...one, box });
  }
  return kept;
}

// The server wrote and escaped it; numbers and colours only.
function legend(html) {
  const made = make("div", "legend");
  made.innerHTML = html;
  return made;
}

function room(within, body) {
  return body.clientHeight || HEIGHT - 170;
}

function tell(within, words, region) {
  within.querySelector(".detail")?.remove();
  const made = make("div", "detail", words);
  if (/^\d{6}$/.test(region)) {
    const link = make("a", "", `${show.words.dashboard} ↗`);
    link.href = `./?region=${region}&lang=${show.lang}${show.store === "published" ? "" : `&store=${show.store}`}`;
    link.target = "_blank";
    link.rel = "noopener";
    made.append(link);
  }
  made.addEventListener("click", (event) => event.target.tagName === "A" || made.remove());
  within.append(made);
}

function draw(number) {
  const one = slides[number];
  if (one && one.draw) {
    const finish = one.draw;
    one.draw = null;
    finish();
  }
}

// The slides nobody has come to yet are drawn while nobody waits for one.
function drawRest() {
  const next = slides.findIndex((one) => one.draw);
  if (next < 0) { document.body.dataset.ready = "all"; return; }
  const later = window.requestIdleCallback || ((run) => setTimeout(run, 60));
  later(() => { draw(next); drawRest(); }, { timeout: 400 });
}

function build() {
  const made = make("main", "stage");
  slides = [cover(), ...show.slides.map((one, number) => slide(one, number + 1))];
  slides.forEach((one, number) => {
    const thumb = make("div", "thumb");
    thumb.addEventListener("click", () => document.body.classList.contains("overview") && (overview(false), go(number)));
    thumb.append(one.element);
    made.append(thumb);
  });
  document.body.append(made);
  stage?.remove();
  stage = made;
  fit();
}

function fit() {
  if (!stage) return;
  const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
  stage.style.transform = `translate(${(innerWidth - WIDTH * scale) / 2}px, ${(innerHeight - HEIGHT * scale) / 2}px) scale(${scale})`;
}

function go(number, quietly) {
  if (forNotes) {
    noted(number);
    channel.postMessage({ at });
    return;
  }
  const start = performance.now();
  at = Math.min(Math.max(number, 0), slides.length - 1);
  draw(at);
  slides.forEach((one, place) => {
    one.element.classList.toggle("on", place === at);
    one.element.inert = place !== at && !document.body.classList.contains("overview");
    one.element.parentElement.classList.toggle("now", place === at);
  });
  slides[at].element.querySelector(".detail")?.remove();
  asked.set("slide", at);
  history.replaceState(null, "", `${location.pathname}?${asked}`);
  document.title = slides[at].title;
  if (!quietly) channel?.postMessage({ at });
  requestAnimationFrame(() => setTimeout(() => { document.body.dataset.turned = (performance.now() - start).toFixed(1); }));
}

function overview(on) {
  document.body.classList.toggle("overview", on);
  if (on) slides.forEach((_, number) => draw(number));
  go(at, true);
  stage.children[at].scrollIntoView({ block: "nearest" });
}

function black(on) {
  document.querySelector(".black")?.remove();
  if (on) document.body.append(make("div", "black"));
}

function leave() {
  if (document.fullscreenElement) document.exitFullscreen();
  else location.href = `present?${new URLSearchParams({ ...(opened === show?.present ? {} : { deck: opened }), lang: show?.lang || "zh", ...(show && show.store !== "published" ? { store: show.store } : {}) })}`;
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function openNotes() {
  const there = new URLSearchParams(asked);
  there.set("notes", "1");
  window.open(`show?${there}`, "yanzhen-notes", "width=1100,height=720");
}

function digit(key) {
  typed += key;
  clearTimeout(typing);
  document.querySelector(".typed")?.remove();
  document.body.append(make("div", "typed", typed));
  typing = setTimeout(jump, TYPING);
}

function jump() {
  clearTimeout(typing);
  document.querySelector(".typed")?.remove();
  const wanted = Number(typed);
  typed = "";
  go(wanted);
}

const KEYS = {
  ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + 1),
  ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1), Backspace: () => go(at - 1),
  Home: () => go(0), End: () => go(slides.length - 1),
  Enter: () => (typed ? jump() : go(at + 1)),
  b: () => dark(), ".": () => dark(), o: () => forNotes || overview(!document.body.classList.contains("overview")),
  n: openNotes, f: full, t: () => { began = Date.now(); },
  Escape: () => {
    if (document.querySelector(".black")) dark();
    else if (document.body.classList.contains("overview")) overview(false);
    else leave();
  },
};

function dark() {
  const on = !document.querySelector(".black");
  black(on);
  channel?.postMessage({ black: on });
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !slides.length) return;
  const inOverview = document.body.classList.contains("overview");
  if (/^[0-9]$/.test(event.key)) { event.preventDefault(); digit(event.key); return; }
  if (inOverview && event.key === "Enter" && !typed) { overview(false); return; }
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || event.target.closest?.("a, .tools button") && [" ", "Enter"].includes(event.key)) return;
  event.preventDefault();
  if (document.querySelector(".black") && !["b", "B", ".", "Escape"].includes(event.key)) dark();
  act();
  if (inOverview && document.body.classList.contains("overview")) stage.children[at].scrollIntoView({ block: "nearest" });
}

function tools() {
  const made = make("nav", "tools");
  const offered = [["‹", show.words.back, () => go(at - 1)], ["›", show.words.forward, () => go(at + 1)],
    ["▦", show.words.overview, KEYS.o], ["≡", show.words.open, openNotes], ["□", show.words.full, full], ["×", show.words.leave, leave]];
  for (const [sign, words, act] of offered) {
    const button = make("button", "", sign);
    button.title = words;
    button.setAttribute("aria-label", words);
    button.addEventListener("click", act);
    made.append(button);
  }
  let hiding = 0;
  addEventListener("mousemove", () => {
    made.classList.add("near");
    clearTimeout(hiding);
    hiding = setTimeout(() => made.classList.remove("near"), 2500);
  });
  document.body.append(made);
}

const line = (present) => new BroadcastChannel(`yanzhen-show-${present}`);

// What the speaker's window shows of the slides; their drawings stay where they are drawn.
function spoken() {
  return { ...show, slides: show.slides.map(({ title, note, questions }) => ({ title, note, questions, foot: "", kind: "text", text: "" })) };
}

// The speaker's window gets the words of the window that opened it, whose server may be busy; nothing where none answers.
function handed() {
  return new Promise((give) => {
    const asking = line(opened), end = (found) => { asking.close(); give(found); };
    asking.onmessage = ({ data }) => {
      const found = data.words;
      if (found && found.lang === (asked.get("lang") || "zh") && found.store === (asked.get("store") || "published")) end(found);
    };
    asking.postMessage({ wanted: true });
    setTimeout(() => end(null), HANDED);
  });
}

function connect() {
  channel = line(show.present);
  channel.onmessage = ({ data }) => {
    if (data.wanted && !forNotes) channel.postMessage({ words: spoken() });
    if (data.hello) channel.postMessage({ at });
    if ("at" in data && data.at !== at) { forNotes ? noted(data.at) : go(data.at, true); }
    if ("black" in data && !forNotes) black(data.black);
  };
}

// The speaker's window: notes, what comes next, the time, and what somebody will ask.
function notes() {
  slides = [cover(), ...show.slides.map((one, number) => slide(one, number + 1))];
  const made = make("div", "notes"), left = make("div"), side = make("div", "side");
  made.append(left, side);
  document.body.append(made);
  stage = { left, side, clock: make("p", "time") };
  setInterval(() => { stage.clock.textContent = elapsed(); }, 500);
  noted(Number(asked.get("slide")) || 0);
  channel.postMessage({ hello: true });
}

function elapsed() {
  const seconds = Math.floor((Date.now() - began) / 1000), two = (number) => String(number).padStart(2, "0");
  const now = new Date();
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)} · ${two(now.getHours())}:${two(now.getMinutes())}`;
}

function noted(number) {
  at = Math.min(Math.max(number, 0), slides.length - 1);
  const { left, side, clock } = stage, one = slides[at], next = slides[at + 1];
  left.replaceChildren(
    make("h2", "", `${at} / ${slides.length - 1}`), make("h1", "", one.title),
    make("h2", "", show.words.notes), make("p", "text", one.note || show.words.none),
    make("h2", "", show.words.next), make("h1", "", next ? next.title : show.words.last),
  );
  const list = make("dl");
  one.questions.forEach(([question, answer]) => list.append(make("dt", "", question), make("dd", "", answer)));
  side.replaceChildren(make("h2", "", show.words.elapsed), clock, make("h2", "", show.words.questions), list);
  clock.textContent = elapsed();
  document.title = one.title;
}

async function turnByItself() {
  const there = at + 1 < slides.length ? at + 1 : 0;
  try {
    const now = await get("now.json");
    if (JSON.stringify(now) !== JSON.stringify(show.now)) {
      show = await get("slides.json");
      build();
      drawRest();
    }
  } catch { /* the hall keeps what it has while the server is away; it is asked again at the next turn */ }
  go(Math.min(there, slides.length - 1));
  setTimeout(turnByItself, wall * 1000);
}

async function start() {
  const wait = document.getElementById("wait");
  wait.textContent = asked.get("lang") === "en" ? "Preparing the slides…" : "正在准备幻灯片……";
  try {
    show = (forNotes && await handed()) || await get("slides.json");
  } catch (error) {
    wait.textContent = error.message;
    return;
  }
  wait.textContent = "";
  document.documentElement.lang = show.lang === "zh" ? "zh-CN" : "en";
  for (const [name, colour] of Object.entries(show.colours)) document.documentElement.style.setProperty(`--${name}`, colour);
  asked.set("present", show.present);
  connect();
  if (forNotes) {
    notes();
  } else {
    build();
    go(Number(asked.get("slide")) || 0, true);
    drawRest();
    addEventListener("resize", fit);
    if (wall) { document.body.classList.add("wall"); setTimeout(turnByItself, wall * 1000); } else tools();
  }
  addEventListener("keydown", pressed);
  document.body.dataset.ready ||= "first";
}

start();
