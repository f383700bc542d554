const IMAGE = /!\[[^\]]*\]\((?!\w+:)[^)\s]+\)\n*/g;
const LINK = /\[([^\]]*)\]\((?!\w+:)[^)\s]+\)/g;

/**
 * The README as the package has it. VS Code and the Marketplace show it without the other files of the project, pictures only by https, and there is no
 * public address yet that could be put before their paths: pictures of ours are left out, and links to pages become plain text.
 * @param text - README.md
 */
export function packageReadme(text: string): string {
  return text.replace(IMAGE, "").replace(LINK, "$1");
}
