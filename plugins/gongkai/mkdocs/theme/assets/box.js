{%- set palette %}{% if config.theme.palette and config.theme.palette is not mapping %}{% include "partials/palette.html" %}{% endif %}{% endset -%}
{%- set search %}{% if there("search/") %}{% include "partials/find.html" %}{% endif %}{% endset -%}
// What the header of every page opens, and only a script can open: the choice of light or dark, and the box
// of the search. It stands here once; its links are those of the edition of this script.
{
  const home = new URL("..", document.currentScript.src).href;
  const put = (place, at, html) => place?.insertAdjacentHTML(at, html.replaceAll("{home}", home));
  put(document.querySelector(".gk-tools"), "beforebegin", {{ palette | tojson }});
  put(document.querySelector(".gk-tools"), "afterend", {{ search | tojson }});
}
