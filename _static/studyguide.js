// Gives the focus back to the button that opened a side bar on a narrow page. The theme means to, but its own
// click handler has taken the focus off the button before the theme notes where it was.
for (const side of ["primary", "secondary"]) {
  document.getElementById(`pst-${side}-sidebar-modal`)?.addEventListener("close", () => {
    const button = document.querySelector(`.${side}-toggle`);
    if (button instanceof HTMLElement) button.focus();
  });
}
