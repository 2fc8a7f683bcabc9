// Turns the flat faces into a cube one can turn by dragging, keys, buttons or tabs.
import { turning } from "./cube-motion.js";

const PLACES = [[0, 0], [0, -90], [0, -180], [0, 90], [-90, 0], [90, 0]]; // x and y that bring a place to the front
const still = matchMedia("(prefers-reduced-motion: reduce)");

function blank(place) {
  const face = document.createElement("div");
  face.className = "cube-face cube-blank";
  face.dataset.place = place;
  face.setAttribute("aria-hidden", "true");
  return face;
}

function build(cube) {
  const body = cube.querySelector("[data-cube-body]");
  const faces = [...body.querySelectorAll("[data-cube-face]")].slice(0, 6);
  faces.forEach((face, place) => {
    face.dataset.place = place;
    face.classList.toggle("cube-long", face.querySelectorAll("li").length > 8);
    face.setAttribute("role", "tabpanel");
    face.setAttribute("aria-labelledby", face.id.replace("face", "tab"));
  });
  for (let place = faces.length; place < 6; place += 1) body.append(blank(place));
  cube.classList.add("cube-on");
  return { body, faces, all: [...body.children] };
}

function tabs(cube, faces, go) {
  const list = cube.querySelector("[data-cube-tabs]");
  const buttons = [...list.querySelectorAll("button")].slice(0, 6);
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", cube.getAttribute("aria-label"));
  list.hidden = false;
  buttons.forEach((button, index) => {
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", faces[index].id);
    button.addEventListener("click", () => go(index));
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
    go(next);
    buttons[next].focus();
  });
  return (front) => buttons.forEach((button, index) => {
    button.setAttribute("aria-selected", String(index === front));
    button.tabIndex = index === front ? 0 : -1;
  });
}

function start(cube) {
  const { body, faces, all } = build(cube);
  const stage = cube.querySelector("[data-cube-stage]");
  const controls = cube.querySelector("[data-cube-controls]");
  const pause = controls.querySelector("[data-cube-pause]");
  let front = 0;
  let idle;

  const draw = ({ x, y }) => {
    body.style.setProperty("--x", `${x}deg`);
    body.style.setProperty("--y", `${y}deg`);
    body.style.setProperty("--lift", (Math.abs(x) / 90).toFixed(3));
    all.forEach((face) => {
      const [fx, fy] = PLACES[face.dataset.place];
      const away = 1 - Math.cos((x - fx) * Math.PI / 180) * Math.cos((fx ? 0 : y - fy) * Math.PI / 180);
      face.style.setProperty("--shade", Math.min(away * 0.7, 0.7).toFixed(3));
      face.style.setProperty("--clear", Math.min(Math.max(1.6 - away * 1.7, 0), 1).toFixed(3)); // no words seen edgewise
    });
  };
  const motion = turning({ draw, still, places: PLACES.slice(0, faces.length), settled: (place) => show(place) });
  const mark = tabs(cube, faces, (place) => { rest(); motion.to(place); show(place); });
  const show = (place) => {
    front = place;
    faces.forEach((face, index) => { face.inert = index !== place; });
    mark(place);
  };
  const turn = (step) => { const next = (front + step + faces.length) % faces.length; motion.to(next); show(next); };
  const rest = () => { clearInterval(idle); idle = undefined; pause.hidden = true; };

  stage.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    turn(step);
    faces[front].querySelector("a")?.focus({ preventScroll: true });
  });
  controls.hidden = false;
  pause.addEventListener("click", () => { rest(); controls.querySelector("[data-cube-turn='1']").focus(); });
  for (const button of controls.querySelectorAll("[data-cube-turn]")) {
    button.addEventListener("click", () => { rest(); turn(Number(button.dataset.cubeTurn)); });
  }
  for (const kind of ["pointerenter", "pointerdown", "focusin"]) stage.addEventListener(kind, rest);
  motion.drag(stage);
  motion.jump(0);
  show(0);
  if (still.matches) rest();
  else idle = setInterval(() => { if (!document.hidden) turn(1); }, 7000);
  still.addEventListener("change", () => { if (still.matches) { rest(); motion.jump(front); } });
}

document.querySelectorAll("[data-cube]").forEach(start);
