import type { ReactNode } from "react";
import type { Problem } from "../lib/http";
import "./notice.css";

/** A failure in the service's own sentence, with a way on. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <div className="notice notice-problem" role="alert">
      <p>{problem.message}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Something to know that is no failure, such as an empty answer. */
export function Notice({ children }: { children: ReactNode }) {
  return <div className="notice">{children}</div>;
}
