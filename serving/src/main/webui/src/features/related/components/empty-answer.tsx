import { Notice } from "../../../components/notice";
import type { Filter } from "./filters";

/** Says which filter keeps every work away, and takes it off. */
export function EmptyAnswer({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const byLicence = filter.licences.length > 0;
  const byYear = filter.from !== null || filter.to !== null;
  if (!byLicence && !byYear) {
    return (
      <Notice>
        <p>No other work of the collection can be compared with this picture.</p>
      </Notice>
    );
  }
  return (
    <Notice>
      <p>
        No related work
        {byLicence && (filter.licences.length === 1 ? " has the chosen licence" : " has one of the chosen licences")}
        {byLicence && byYear && " and"}
        {byYear && ` is from ${yearsOf(filter)}`}.
      </p>
      {byYear && (
        <button type="button" className="button" onClick={() => onChange({ ...filter, from: null, to: null })}>
          Allow any year
        </button>
      )}
      {byLicence && (
        <button type="button" className="button" onClick={() => onChange({ ...filter, licences: [] })}>
          Allow every licence
        </button>
      )}
    </Notice>
  );
}

function yearsOf({ from, to }: Filter): string {
  if (from === null) return `${to} or before`;
  return to === null ? `${from} or later` : `${from} to ${to}`;
}
