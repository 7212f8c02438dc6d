// "Leave this page quickly": without a way back to this page. Without scripts it is an ordinary link.
document.querySelector("[data-leave]").addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});
