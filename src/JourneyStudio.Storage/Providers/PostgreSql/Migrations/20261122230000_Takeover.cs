using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.PostgreSql.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "members",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "leased_until",
                table: "import",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner",
                table: "import",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "product_line",
                table: "campaign",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "import_piece",
                columns: table => new
                {
                    file = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_piece", x => new { x.file, x.position });
                });

            migrationBuilder.CreateTable(
                name: "import_reject",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_reject", x => new { x.import_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "member_former",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
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
