// The signature on glass: strokes as points, so that what was written is kept and not a picture of it.
export function prepare_glass(form) {
  const box = form?.querySelector("[data-glass]"), canvas = box?.querySelector("canvas");
  if (!canvas) return;
  const pen = canvas.getContext("2d");
  let strokes = [];
  box.hidden = false;
  Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#10202a" });
  const point = (event) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((event.clientX - left) * canvas.width) / width, ((event.clientY - top) * canvas.height) / height].map(Math.round);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    strokes.push([point(event)]);
  });
  canvas.addEventListener("pointermove", (event) => {
    const stroke = strokes.at(-1);
    if (!event.buttons || !stroke) return;
    const [from, to] = [stroke.at(-1), point(event)];
    stroke.push(to);
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    form.elements.strokes.value = strokes.map((one) => one.map((at) => at.join(",")).join(" ")).join("|").slice(0, 60000);
  });
  box.querySelector("[data-wipe]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    strokes = [];
    form.elements.strokes.value = "";
  });
}
