import { useEffect, useState } from "react";
import { Palette } from "../../../components/palette";
import type { UploadedPicture as Measured } from "../../../types/api";
import "./starting-picture.css";

/** The visitor's own picture as the start. It is shown from the visitor's machine; the service keeps no copy. */
export function UploadedPicture({ file, measured }: { file: File; measured: Measured | null }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    document.title = `${file.name} · Asterism`;
    return () => URL.revokeObjectURL(made);
  }, [file]);

  return (
    <section className="starting" aria-labelledby="starting-title">
      <div
        className="starting-picture"
        style={{ ["--shape" as string]: measured ? measured.width / measured.height : 1 }}
      >
        {address && <img className="picture" src={address} alt={`Your own picture, ${file.name}`} />}
      </div>
      <div className="starting-label">
        <h1 id="starting-title" tabIndex={-1}>
          Your own picture
        </h1>
        <p className="starting-makers">{file.name}</p>
        {measured && (
          <p className="starting-description">
            {measured.width} × {measured.height} pixels. Its nearest relatives in the collection stand in for it
            where links between works count.
          </p>
        )}
        <Palette swatches={measured?.palette ?? []} />
        <p className="starting-keep">The picture is only looked at, not kept: this address will not bring it back after a reload.</p>
      </div>
    </section>
  );
}
