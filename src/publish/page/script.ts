/**
 * The page's only script. It adds comfort and holds no data: opens folded parts that a link leads to, and filters the verdict cards.
 * Everything can be read and used without it.
 */
export const pageScript = `'use strict';
(function () {
  function openTarget() {
    var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === 'DETAILS') node.open = true;
      if (node.classList.contains('card')) node.hidden = false;
    }
    if (target) target.scrollIntoView();
  }
  addEventListener('hashchange', openTarget);
  if (location.hash) openTarget();
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (one) { one.open = true; });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (one) { one.open = false; });
  });
  document.querySelectorAll('mark[data-card]').forEach(function (mark) {
    mark.addEventListener('click', function () {
      if (String(getSelection()) === '') location.hash = mark.getAttribute('data-card');
    });
  });
  var filter = document.querySelector('.filter');
  if (filter) {
    filter.hidden = false;
    var select = filter.querySelector('select');
    select.addEventListener('change', function () {
      document.querySelectorAll('[data-tested]').forEach(function (card) {
        card.hidden = select.value !== 'all' && card.getAttribute('data-tested') !== select.value;
      });
    });
  }
})();
`;
