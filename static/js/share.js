// Shows what a browser can do with a guide: print it, hand its address on. Without this module the address is there to copy.
const share = document.querySelector("[data-share]");
const print = document.querySelector("[data-print]");
const address = document.querySelector("#address");

async function handOn() {
  const what = { title: share.dataset.share, url: address.value };
  if (navigator.share) return navigator.share(what);
  address.select();
  return navigator.clipboard.writeText(address.value);
}

if (share && address && (navigator.share || navigator.clipboard)) {
  share.hidden = false;
  share.addEventListener("click", () => handOn().catch(() => undefined));
}
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
