// Offers the nearest halls where the browser knows the place. The place is rounded to about a kilometre and goes into the address only.
const near = document.querySelector("[data-near]");
const told = document.querySelector("[data-near-told]");

function go(position) {
  const target = new URL(location.href);
  target.searchParams.delete("after");
  target.searchParams.set("lon", position.coords.longitude.toFixed(2));
  target.searchParams.set("lat", position.coords.latitude.toFixed(2));
  location.assign(target);
}

if (near && "geolocation" in navigator) {
  near.hidden = false;
  near.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(go, () => { told.textContent = near.dataset.near; }, { timeout: 8000 });
  });
}
