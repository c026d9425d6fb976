using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Takeover : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "import",
                type: "TEXT",
                nullable: false,
                defaultValue: "members");

            migrationBuilder.AddColumn<long>(
                name: "leased_until",
                table: "import",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner",
                table: "import",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "product_line",
                table: "campaign",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "import_piece",
                columns: table => new
                {
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_piece", x => new { x.file, x.position });
                });

            migrationBuilder.CreateTable(
                name: "import_reject",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_reject", x => new { x.import_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "member_former",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_former", x => new { x.member_id, x.value });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_piece");

            migrationBuilder.DropTable(
                name: "import_reject");

            migrationBuilder.DropTable(
                name: "member_former");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "import");

            migrationBuilder.DropColumn(
                name: "leased_until",
                table: "import");

            migrationBuilder.DropColumn(
                name: "owner",
                table: "import");

            migrationBuilder.DropColumn(
                name: "product_line",
                table: "campaign");
        }
    }
}
