"""The attachments of records, as files of the site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from gongkai.model.catalog import Catalog
from gongkai.views.addresses import record_address


def attachment_files(config: MkDocsConfig, root: Path, catalog: Catalog) -> list[File]:
    """Return every attachment of the column at `root`, to be copied beside its record's page."""
    return [
        File.generated(
            config,
            f"{record_address(record)}{name}",
            abs_src_path=str(root / file.path),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        for record in catalog.everything()
        for name, file in record.files.items()
    ]
