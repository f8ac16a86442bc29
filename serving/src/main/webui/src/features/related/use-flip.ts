import { useLayoutEffect, useRef, type RefObject } from "react";

const TURN = { duration: 420, easing: "cubic-bezier(.2, .7, .2, 1)" };

/**
 * Lets the children of a list glide to their new places when `order` changes; one that is new fades in.
 * Each child names itself by `data-key`. Nothing moves for those who asked for less motion.
 */
export function useFlip(list: RefObject<HTMLElement>, order: string) {
  const places = useRef(new Map<string, { left: number; top: number }>());

  useLayoutEffect(() => {
    const before = places.current;
    const now = new Map<string, { left: number; top: number }>();
    const still = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? true;
    for (const child of list.current?.children ?? []) {
      if (!(child instanceof HTMLElement) || !child.dataset.key) continue;
      const key = child.dataset.key;
      const place = { left: child.offsetLeft, top: child.offsetTop };
      now.set(key, place);
      if (still || before.size === 0) continue;
      const was = before.get(key);
      if (!was) {
        child.animate({ opacity: [0, 1] }, TURN);
      } else if (was.left !== place.left || was.top !== place.top) {
        const { e: x, f: y } = new DOMMatrixReadOnly(getComputedStyle(child).transform);
        child.getAnimations().forEach((running) => running.cancel());
        const offset = `translate(${was.left - place.left + x}px, ${was.top - place.top + y}px)`;
        child.animate({ transform: [offset, "none"] }, TURN);
      }
    }
    places.current = now;
  }, [list, order]);
}
