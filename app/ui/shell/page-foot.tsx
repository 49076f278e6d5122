// The foot of every page: what an administrator is told of the installation.
export function PageFoot({ text }: { text: string | null }) {
  if (text === null) return null;
  return <footer className="page-foot no-print">{text}</footer>;
}
