"use strict";
(function () {
  var cards = Array.prototype.slice.call(document.querySelectorAll("form.card"));
  var byId = function (id) { return document.getElementById(id); };

  // Case, marks, spacing, a leading article and a comma in a number don't make an answer wrong.
  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/(\d)[,\u202f\u00a0](?=\d{3})/g, "$1")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim().replace(/^(the|an?) (?=.)/, "");
  }
  function given(card) {
    if (card.dataset.way === "radio") {
      var chosen = card.querySelector("input:checked");
      return chosen ? chosen.value : "";
    }
    return card.querySelector("input, select").value.trim();
  }
  function right(card, answer) {
    var list = JSON.parse(card.dataset.right);
    if (card.dataset.way !== "text") { return list.indexOf(answer) >= 0; }
    return list.some(function (one) { return one === answer || (plain(one) !== "" && plain(one) === plain(answer)); });
  }
  function inputs(card) { return card.querySelectorAll("fieldset input, fieldset select"); }
  function first(card) { return card.querySelector("input:checked") || card.querySelector("input, select"); }

  function say(card, good) {
    card.dataset.state = good ? "right" : "wrong";
    card.querySelector(".verdict").textContent = good ? "✓ Right" : "✗ Not quite";
  }
  function check(card) {
    var answer = given(card), result = card.querySelector(".result");
    if (answer === "") {
      byId("live").textContent = "Question " + card.id.slice(1) + " has no answer yet.";
      first(card).focus();
      return;
    }
    var good = right(card, answer), why = card.querySelector(".why"), mine = card.querySelector(".mine");
    say(card, good);
    var label = Array.prototype.find.call(card.querySelectorAll("label"), function (one) { return one.dataset.value === answer; });
    why.textContent = label && !good ? label.dataset.why : "";
    why.hidden = !why.textContent;
    if (card.dataset.way === "radio") {
      card.querySelectorAll("label").forEach(function (one) {
        var key = right(card, one.dataset.value);
        one.classList.toggle("key-option", key);
        one.querySelector(".mark").textContent = key ? "✓" : one.dataset.value === answer ? "✗" : "";
      });
    }
    if (mine) { mine.hidden = good; }
    inputs(card).forEach(function (one) { one.disabled = true; });
    card.querySelector("button[type=submit]").hidden = true;
    result.hidden = false;
    result.focus();
    count();
  }
  function clear(card) {
    delete card.dataset.state;
    card.reset();
    inputs(card).forEach(function (one) { one.disabled = false; });
    card.querySelectorAll(".key-option").forEach(function (one) { one.classList.remove("key-option"); });
    card.querySelectorAll(".mark").forEach(function (one) { one.textContent = ""; });
    card.querySelector("button[type=submit]").hidden = false;
    card.querySelector(".result").hidden = true;
  }
  function count() {
    var done = cards.filter(function (card) { return card.dataset.state; }).length;
    var good = cards.filter(function (card) { return card.dataset.state === "right"; }).length;
    byId("count").textContent = done + " of " + cards.length + " answered";
    byId("score").textContent = good + " right";
    byId("bar").value = done;
    byId("live").textContent = "";
    byId("end").hidden = done < cards.length;
    byId("missed").hidden = good === cards.length;
    byId("final").textContent = good + " of " + cards.length + " right.";
  }
  function retry(which) {
    which.forEach(clear);
    count();
    if (which.length) { first(which[0]).focus(); }
  }

  cards.forEach(function (card) {
    card.addEventListener("submit", function (event) { event.preventDefault(); check(card); });
    var mine = card.querySelector(".mine");
    if (mine) {
      mine.addEventListener("click", function () {
        say(card, true);
        mine.hidden = true;
        card.querySelector(".result").focus();
        count();
      });
    }
  });
  byId("again").addEventListener("click", function () { retry(cards); });
  byId("missed").addEventListener("click", function () {
    retry(cards.filter(function (card) { return card.dataset.state === "wrong"; }));
  });
}());
