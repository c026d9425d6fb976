using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MemberStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "applied_by",
                table: "tag",
                type: "text",
                nullable: false,
                defaultValue: "operator",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "tag",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "band",
                table: "tag",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "color",
                table: "tag",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "custom",
                table: "tag",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "members",
                table: "tag",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "model",
                table: "tag",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "refreshed_at",
                table: "tag",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "tag",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "schedule",
                table: "tag",
                type: "text",
                nullable: false,
                defaultValue: "always",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "subjective",
                table: "tag",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "tag_day",
                columns: table => new
                {
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    members = table.Column<long>(type: "bigint", nullable: false),
                    entered = table.Column<long>(type: "bigint", nullable: false),
                    gone = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_day", x => new { x.tag, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                table: "audit",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tag_day");

            migrationBuilder.DropIndex(
                name: "ix_audit_at",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "applied_by",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "band",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "color",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "custom",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "members",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "model",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "refreshed_at",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "rule",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "schedule",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "subjective",
                table: "tag");
        }
    }
}
