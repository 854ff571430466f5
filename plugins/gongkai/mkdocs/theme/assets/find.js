{%- set box %}{% if there("search/") %}{% include "partials/find.html" %}{% endif %}{% endset -%}
// The box of the search, and the way from the root of the edition to that of the site.
export const box = {{ box | tojson }};
export const up = {{ gongkai_up | tojson }};
