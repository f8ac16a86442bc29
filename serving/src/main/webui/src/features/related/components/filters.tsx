import { useEffect, useState } from "react";
import type { Collection, LicenceCount } from "../../../types/api";
import "./filters.css";

export interface Filter {
  /** Licence codes; none means every licence. */
  licences: readonly string[];
  from: number | null;
  to: number | null;
}

interface FiltersProps {
  collection: Collection;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Narrows the answer to licences and years. */
export function Filters({ collection, filter, onChange }: FiltersProps) {
  const licences = collection.licences ?? [];
  const years = collection.years;
  return (
    <div className="filters">
      {licences.length > 0 && (
        <fieldset>
          <legend>Licence</legend>
          <div className="filters-row">
            {licences.map((licence) => (
              <LicenceBox key={licence.code} licence={licence} filter={filter} onChange={onChange} />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend>Year</legend>
        <div className="filters-row">
          <YearField
            label="from"
            year={filter.from}
            hint={years?.from ?? null}
            onChange={(from) => onChange({ ...filter, from })}
          />
          <YearField
            label="to"
            year={filter.to}
            hint={years?.to ?? null}
            onChange={(to) => onChange({ ...filter, to })}
          />
          {filter.from !== null && filter.to !== null && filter.from > filter.to && (
            <span className="filters-wrong" role="alert">
              The first year is later than the last.
            </span>
          )}
        </div>
      </fieldset>
    </div>
  );
}

function LicenceBox({ licence, filter, onChange }: { licence: LicenceCount } & Omit<FiltersProps, "collection">) {
  const chosen = filter.licences.includes(licence.code);
  const toggled = chosen
    ? filter.licences.filter((code) => code !== licence.code)
    : [...filter.licences, licence.code].sort();
  return (
    <label className="licence-box">
      <input type="checkbox" checked={chosen} onChange={() => onChange({ ...filter, licences: toggled })} />
      <span>
        {licence.label} <span className="licence-count">{licence.images.toLocaleString("en")}</span>
      </span>
    </label>
  );
}

interface YearFieldProps {
  label: string;
  year: number | null;
  hint: number | null;
  onChange: (year: number | null) => void;
}

/** A year counts once it is written: on Enter or when the field is left. */
function YearField({ label, year, hint, onChange }: YearFieldProps) {
  const [typed, setTyped] = useState(year === null ? "" : String(year));
  useEffect(() => setTyped(year === null ? "" : String(year)), [year]);
  const understood = typed.trim() === "" || /^-?\d{1,4}$/.test(typed.trim());
  const commit = () => {
    const next = typed.trim() === "" ? null : Number(typed);
    if (understood && next !== year) onChange(next);
  };
  return (
    <label className="year-field">
      {label}
      <input
        type="text"
        inputMode="numeric"
        value={typed}
        placeholder={hint === null ? "" : String(hint)}
        aria-invalid={!understood}
        size={5}
        maxLength={5}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
      {!understood && <span className="filters-wrong">A year such as 1850, please.</span>}
    </label>
  );
}
