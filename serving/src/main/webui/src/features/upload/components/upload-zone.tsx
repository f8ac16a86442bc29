import { useCallback, useEffect, useRef, useState } from "react";
import { ProblemNotice } from "../../../components/notice";
import { type Problem, isAbort, problemOf } from "../../../lib/http";
import "./upload-zone.css";

interface UploadZoneProps {
  /** Sends the picture; it rejects with a Problem when the service cannot use it. */
  onPicture: (picture: File, signal: AbortSignal) => Promise<void>;
}

/** Takes a picture of one's own: chosen, dropped anywhere on the page, or pasted. */
export function UploadZone({ onPicture }: UploadZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [hovering, setHovering] = useState(false);

  const send = useCallback(
    async (picture: File | undefined) => {
      if (!picture) return;
      sending.current?.abort();
      const controller = new AbortController();
      sending.current = controller;
      setPending(true);
      setProblem(null);
      try {
        await onPicture(picture, controller.signal);
      } catch (failure) {
        if (!controller.signal.aborted && !isAbort(failure)) setProblem(problemOf(failure));
      } finally {
        if (sending.current === controller) setPending(false);
      }
    },
    [onPicture],
  );

  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setHovering(false);
      void send(event.dataTransfer?.files[0]);
    };
    const paste = (event: ClipboardEvent) => void send(event.clipboardData?.files[0]);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, [send]);

  return (
    <div className={hovering ? "upload upload-hovering" : "upload"}>
      <div className="upload-row">
        <button type="button" className="button" disabled={pending} onClick={() => input.current?.click()}>
          {pending ? "Looking at your picture…" : "Use your own picture"}
        </button>
        <span className="upload-hint">{hovering ? "Let go to start from it" : "or drop or paste one"}</span>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Your own picture"
        className="unseen"
        tabIndex={-1}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = ""; // the same file may be chosen again after a problem
        }}
      />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
