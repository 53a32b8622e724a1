/** Shows every event of the element: all that a partner's page gets to know. */
const list = document.querySelector('#events');

for (const name of ['ready', 'draft-change', 'evaluation', 'status', 'error'])
  document.addEventListener(`trusthub-${name}`, ({ type, detail }) => {
    const line = document.createElement('li');
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    list.prepend(line);
    // The news is what counts; hundreds of saves are not.
    if (list.children.length > 12) list.lastElementChild.remove();
  });
