// "Leave this page quickly": without a way back to this page. Without scripts it is an ordinary link.
document.querySelector("[data-leave]").addEventListener("click", (event) => {
  event.preventDefault();
  const away = event.currentTarget.href;
  document.title = " ";
  document.body.replaceChildren(); // gone at once, however slow the line is
  location.replace(away);
});
