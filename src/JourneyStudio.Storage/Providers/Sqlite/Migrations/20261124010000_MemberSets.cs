using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MemberSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "member_set",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_set", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_member_set_name",
                table: "member_set",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "member_set");
        }
    }
}
