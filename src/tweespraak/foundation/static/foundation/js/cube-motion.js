// How the cube moves: a drag with inertia that comes to rest on the nearest face, as on a soft spring.
const STIFF = 16;
const DAMP = 8; // critically damped: it never swings past

const nearestTurn = (from, to) => to + 360 * Math.round((from - to) / 360);

export function turning({ draw, still, places, settled }) {
  const now = { x: 0, y: 0 };
  const speed = { x: 0, y: 0 };
  let goal = { x: 0, y: 0 };
  let frame = 0;
  let before = 0;

  function step(time) {
    const dt = Math.min((time - before) / 1000, 0.032);
    before = time;
    let busy = false;
    for (const axis of ["x", "y"]) {
      const gap = goal[axis] - now[axis];
      speed[axis] += (gap * STIFF - speed[axis] * DAMP) * dt;
      now[axis] += speed[axis] * dt;
      busy ||= Math.abs(gap) > 0.05 || Math.abs(speed[axis]) > 0.5;
    }
    if (busy) frame = requestAnimationFrame(step);
    else { Object.assign(now, goal); frame = 0; }
    draw(now);
  }

  function run() {
    if (frame) return;
    before = performance.now();
    frame = requestAnimationFrame(step);
  }

  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
  }

  function to(place) {
    const [x, y] = places[place];
    goal = { x, y: nearestTurn(now.y, y) };
    if (still.matches) jump(place);
    else run();
  }

  function jump(place) {
    stop();
    const [x, y] = places[place];
    goal = { x, y };
    Object.assign(now, goal);
    speed.x = speed.y = 0;
    draw(now);
  }

  function nearest(x, y) {
    const far = places.map(([px, py]) => Math.abs(px - x) * 1.2 + (Math.abs(x) > 60 ? 0 : Math.abs(nearestTurn(y, py) - y)));
    return far.indexOf(Math.min(...far));
  }

  function drag(stage) {
    let held;
    stage.addEventListener("pointerdown", (event) => {
      if (still.matches || event.button) return;
      held = { x: event.clientX, y: event.clientY, at: event.timeStamp, moved: false };
    });
    stage.addEventListener("pointermove", (event) => {
      if (!held) return;
      const dx = event.clientX - held.x;
      const dy = event.pointerType === "touch" ? 0 : event.clientY - held.y;
      if (!held.moved && Math.hypot(dx, dy) < 6) return;
      if (!held.moved) { held.moved = true; stop(); stage.setPointerCapture(event.pointerId); }
      const dt = Math.max((event.timeStamp - held.at) / 1000, 0.004);
      now.y += dx * 0.35;
      now.x = Math.max(-90, Math.min(90, now.x - dy * 0.35));
      speed.y = 0.7 * speed.y + 0.3 * (dx * 0.35) / dt;
      speed.x = 0.7 * speed.x - 0.3 * (dy * 0.35) / dt;
      Object.assign(held, { x: event.clientX, y: event.clientY, at: event.timeStamp });
      draw(now);
    });
    let turnedAt = -1000;
    const release = (event) => {
      if (held?.moved) {
        const place = nearest(now.x + speed.x * 0.25, now.y + speed.y * 0.25);
        to(place);
        settled(place);
        turnedAt = event.timeStamp;
      }
      held = undefined;
    };
    // A drag that ends on a link is not a click on it.
    stage.addEventListener("click", (event) => { if (event.timeStamp - turnedAt < 60) event.preventDefault(); }, true);
    stage.addEventListener("pointerup", release);
    stage.addEventListener("pointercancel", release);
  }

  return { to, jump, drag };
}
