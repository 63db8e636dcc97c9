/** Rows saved as a CSV file. */
const Csv = (() => {
  "use strict";

  // A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe before it.
  function cell(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (/^[=@\t\r]/.test(text) || /^[+-](?=.*[=(|!])/s.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function save(name, lines) {
    const text = lines.map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { save };
})();
