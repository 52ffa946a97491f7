// The plots of the overview. The data stand in the page; nothing is loaded.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const zh = () => document.getElementById("show-zh").checked;
  const colours = { qualified: "#12704a", not_qualified: "#b42318", undetermined: "#d9a441" };
  const names = {
    qualified: ["符合认定条件", "qualified"],
    not_qualified: ["不符合认定条件", "not qualified"],
    undetermined: ["尚不能判定", "undetermined"],
  };
  const said = (pair) => pair[zh() ? 0 : 1];
  const axis = { font: "12px sans-serif", stroke: "#59636e", grid: { stroke: "#eceff2" }, ticks: { stroke: "#dbe0e5" } };
  const amount = (wan) => (wan >= 10000 ? `${+(wan / 10000).toPrecision(3)} 亿` : `${+wan.toPrecision(3)} 万`);

  const place = (id) => {
    const element = document.getElementById(id);
    element.textContent = "";
    return element;
  };
  const width = (element) => Math.max(320, element.clientWidth - 4);

  // Every dossier with both figures: AI revenue (10,000 yuan, logarithmic) against the R&D ratio (per cent).
  function scatter() {
    const points = data.points.filter((p) => p.ai > 0 && p.rd !== null).sort((a, b) => a.ai - b.ai);
    const target = place("plot-scatter");
    if (points.length === 0) return;
    const series = Object.keys(colours).map((verdict) => ({
      label: said(names[verdict]), stroke: colours[verdict], paths: () => null,
      points: { show: true, size: 7, fill: colours[verdict] + "99", stroke: colours[verdict] },
      value: (u, v) => (v === null ? "" : v.toFixed(2) + " %"),
    }));
    const name = { label: said(["材料", "dossier"]), paths: () => null, points: { show: false }, scale: "none",
                   value: (u, v, s, i) => (i === null || i === undefined ? "" : points[i].id) };
    new uPlot({
      width: width(target), height: 300, cursor: { drag: { x: true, y: true } },
      scales: { x: { time: false, distr: 3 }, none: { range: [0, 1] } },
      axes: [{ ...axis, values: (u, all) => all.map((v) => (v === null ? "" : amount(v))) }, { ...axis, values: (u, all) => all.map((v) => v + " %") }],
      series: [{ label: said(["人工智能收入", "AI revenue"]), value: (u, v) => (v === null ? "" : amount(v) + "元") }, ...series, name],
    }, [points.map((p) => p.ai), ...Object.keys(colours).map((verdict) => points.map((p) => (p.verdict === verdict ? p.rd : null))),
        points.map(() => 0)], target);
  }

  // How many dossiers fall into each step.
  function histogram(id, values, step, label, text) {
    const target = place(id);
    if (values.length === 0) return;
    const counts = new Map();
    for (const value of values) counts.set(step.index(value), (counts.get(step.index(value)) || 0) + 1);
    const from = Math.min(...counts.keys());
    const to = Math.max(...counts.keys());
    const places = [];
    for (let i = from; i <= to; ++i) places.push(i);
    new uPlot({
      width: width(target), height: 300, cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false, range: [from - 0.6, to + 0.6] }, y: { range: (u, low, high) => [0, Math.max(1, high) * 1.08] } },
      axes: [{ ...axis, incrs: [1, 2, 5, 10], values: (u, all) => all.map((v) => (Number.isInteger(v) ? text(v) : "")) },
             { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 1000, 10000] }],
      series: [{ label, value: (u, v) => (v === null ? "" : text(v)) },
               { label: said(["份数", "dossiers"]), stroke: "#1d4f91", fill: "#1d4f9133", paths: uPlot.paths.bars({ size: [0.85, 60] }), points: { show: false } }],
    }, [places, places.map((i) => counts.get(i) || 0)], target);
  }

  function draw() {
    scatter();
    histogram("plot-rd", data.points.filter((p) => p.rd !== null).map((p) => Math.min(p.rd, 50)),
              { index: (v) => Math.floor(v) }, said(["研发强度", "R&D ratio"]), (v) => `${v} %`);
    // Four steps to a factor of ten.
    histogram("plot-ai", data.points.filter((p) => p.ai > 0).map((p) => p.ai),
              { index: (v) => Math.floor(4 * Math.log10(v)) }, said(["人工智能收入", "AI revenue"]), (v) => amount(Math.pow(10, v / 4)) + "元");
  }

  draw();
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
  for (const id of ["show-zh", "show-en"]) document.getElementById(id).addEventListener("change", draw);
})();
