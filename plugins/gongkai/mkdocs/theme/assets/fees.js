// Reckons the fee of requests for information from the steps that the page has, as measures/fees.py does
// from the same data: each price holds for what lies in its step alone.

/** What the item or page of this number costs; `steps` are [from, price, every, more]. */
const price = (steps, number) => {
  const [from, cost, every, more] = steps.findLast((step) => step[0] <= number);
  return every ? cost + Math.floor((number - from) / every) * more : cost;
};

/** What so many items or pages cost in all. */
export const fee = (steps, count) => {
  let sum = 0;
  for (let number = 1; number <= count; number += 1) sum += price(steps, number);
  return sum;
};

for (const form of document.querySelectorAll("form[data-gk-fee]")) {
  const steps = JSON.parse(form.dataset.gkFee);
  const [input, output] = [form.querySelector("input"), form.querySelector("output")];
  const { result, free, wrong } = form.dataset;
  const show = () => {
    const isNumber = /^\d+$/.test(input.value) && input.checkValidity();
    input.setAttribute("aria-invalid", String(!isNumber && !input.validity.valid));
    if (!isNumber) {
      output.textContent = input.value || input.validity.badInput ? wrong : "";
      return;
    }
    const sum = fee(steps, Number(input.value));
    output.textContent = sum ? result.replace("{amount}", sum.toLocaleString("en-US")) : free;
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.hidden = false;
  show();
}
